#include "driver.h"

static int create_instance(const void *info, const void *allocator, void **instance) {
  *(volatile int *)0 = 1;
  return 0;
}
