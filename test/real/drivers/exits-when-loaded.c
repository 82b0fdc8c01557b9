/* A Vulkan driver that ends its process while it is being loaded. */
#include <stdlib.h>

__attribute__((constructor)) static void load(void) { exit(0); }
