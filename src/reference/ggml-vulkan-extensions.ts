/** Device extensions that llama.cpp's Vulkan back end looks for (ggml-vulkan.cpp); asked of the driver and read in vulkaninfo's output alike. */
export const ggmlVulkanExtensions = [
  'VK_KHR_16bit_storage',
  'VK_KHR_shader_float16_int8',
  'VK_KHR_shader_integer_dot_product',
  'VK_KHR_cooperative_matrix',
  'VK_NV_cooperative_matrix2',
  'VK_KHR_shader_bfloat16',
  'VK_EXT_subgroup_size_control',
  'VK_EXT_external_memory_host',
  'VK_EXT_memory_budget',
  'VK_EXT_pci_bus_info',
  'VK_KHR_maintenance4',
];
