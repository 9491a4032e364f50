/*
 * Preloaded into a server that sets neither itself: TCP_NODELAY on every connection it accepts, and a backlog of 4096.
 * Without them a benchmark measures Nagle's algorithm and SYN retries instead of the server.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

static int tuned(int fd) {
  int yes = 1;
  if (fd >= 0) setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return fd;
}

int accept(int fd, struct sockaddr *address, socklen_t *length) {
  int (*next)(int, struct sockaddr *, socklen_t *) = dlsym(RTLD_NEXT, "accept");
  return tuned(next(fd, address, length));
}

int accept4(int fd, struct sockaddr *address, socklen_t *length, int flags) {
  int (*next)(int, struct sockaddr *, socklen_t *, int) = dlsym(RTLD_NEXT, "accept4");
  return tuned(next(fd, address, length, flags));
}

int listen(int fd, int backlog) {
  int (*next)(int, int) = dlsym(RTLD_NEXT, "listen");
  return next(fd, backlog < 4096 ? 4096 : backlog);
}
