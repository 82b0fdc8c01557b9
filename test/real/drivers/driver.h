/*
 * As much of a Vulkan driver as the loader needs to call its vkCreateInstance
 * (https://github.com/KhronosGroup/Vulkan-Loader/blob/main/docs/LoaderDriverInterface.md). BODY is what that function does.
 */
#include <stdint.h>
#include <string.h>

typedef void (*function)(void);

static int create_instance(const void *info, const void *allocator, void **instance);
static int enumerate_extensions(const char *layer, uint32_t *count, void *properties) {
  *count = 0;
  return 0;
}
static int enumerate_version(uint32_t *version) {
  *version = (1u << 22) | (3u << 12);
  return 0;
}

__attribute__((visibility("default"))) function vk_icdGetInstanceProcAddr(void *instance, const char *name) {
  if (strcmp(name, "vkCreateInstance") == 0) return (function)create_instance;
  if (strcmp(name, "vkEnumerateInstanceExtensionProperties") == 0) return (function)enumerate_extensions;
  if (strcmp(name, "vkEnumerateInstanceVersion") == 0) return (function)enumerate_version;
  return 0;
}

__attribute__((visibility("default"))) int vk_icdNegotiateLoaderICDInterfaceVersion(uint32_t *version) {
  if (*version > 5) *version = 5;
  return 0;
}
