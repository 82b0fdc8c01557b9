/* A Vulkan driver that aborts while it is being loaded. */
#include <stdio.h>
#include <stdlib.h>

__attribute__((constructor)) static void load(void) {
  fprintf(stderr, "driver: cannot go on\n");
  abort();
}
