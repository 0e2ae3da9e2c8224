// Linux headers that Swift's Glibc module does not have. Do not define _GNU_SOURCE here: fd_set would differ from
// Glibc's and nothing that imports both would build. The few functions that need it are declared by hand.
#include <crypt.h>
#include <ifaddrs.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>

extern int accept4(int, struct sockaddr *, socklen_t *, int);
extern int pipe2(int[2], int);
extern int dup3(int, int, int);
extern int pthread_setname_np(pthread_t, const char *);
