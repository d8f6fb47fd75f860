/* Makes one system call of uv fail on files of its cache: FAULT_CALL, FAULT_ERRNO, FAULT_PATH (part of the path). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/uio.h>
#include <unistd.h>

static int is_doomed(const char *call, const char *path) {
  const char *wanted = getenv("FAULT_CALL"), *part = getenv("FAULT_PATH"), *number = getenv("FAULT_ERRNO");
  if (!wanted || !part || !number || strcmp(wanted, call) || !path || !strstr(path, part)) return 0;
  errno = atoi(number);
  return 1;
}

static int is_doomed_fd(const char *call, int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_doomed(call, path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int flock(int fd, int operation) { return is_doomed_fd("flock", fd) ? -1 : REAL(flock)(fd, operation); }

ssize_t write(int fd, const void *bytes, size_t size) {
  return is_doomed_fd("write", fd) ? -1 : REAL(write)(fd, bytes, size);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  return is_doomed_fd("write", fd) ? -1 : REAL(writev)(fd, parts, count);
}

/* uv fetches again what it cannot look up: only unpacked wheels fail for good. */
static int is_data(const char *path) { return path && strstr(path, "/archive-v0/"); }

#define OPEN(name)                                                     \
  int name(const char *path, int flags, ...) {                         \
    va_list rest;                                                      \
    va_start(rest, flags);                                             \
    mode_t mode = va_arg(rest, mode_t);                                \
    va_end(rest);                                                      \
    if (is_data(path) && is_doomed("open", path)) return -1;           \
    return REAL(name)(path, flags, mode);                              \
  }
OPEN(open)
OPEN(open64)
