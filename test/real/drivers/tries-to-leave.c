/*
 * A libcuda.so.1 that tries what a driver must not do while it is asked: its result is 1000, and more for each thing that works:
 * 1 a program is started, 2 an internet socket is made, 4 a device node is made, 8 a core dump would be written.
 */
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

int cuInit(unsigned flags) {
  int works = 0, status = 0;
  pid_t child = fork();
  if (child == 0) {
    execl("/bin/true", "true", (char *)0);
    _exit(9);
  }
  if (child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0) works |= 1;
  if (socket(AF_INET, SOCK_STREAM, 0) >= 0 || socket(AF_INET6, SOCK_DGRAM, 0) >= 0) works |= 2;
  if (mknod("/tmp/ai-doctor-node", S_IFCHR | 0600, makedev(1, 3)) == 0) {
    unlink("/tmp/ai-doctor-node");
    works |= 4;
  }
  struct rlimit core;
  if (getrlimit(RLIMIT_CORE, &core) != 0 || core.rlim_cur > 1) works |= 8;
  return 1000 + works;
}

int cuDriverGetVersion(int *version) {
  *version = 13000;
  return 0;
}
