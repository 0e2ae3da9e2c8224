// A keep-alive HTTP/1.1 client connection without blocking, as small as a load program needs it.
#ifndef BENCHMARK_HTTP_H
#define BENCHMARK_HTTP_H

#include <netinet/in.h>
#include <stddef.h>

enum { INPUT_SIZE = 512 * 1024, OUTPUT_SIZE = 4096 };

struct answer {
    int status;
    // From the status line to the empty line, and what follows it; both end with a zero byte.
    char *head, *body;
    size_t length;
};

struct connection {
    int socket;
    char *input;
    size_t received;
    char output[OUTPUT_SIZE];
    size_t composed, sent;
    void *user;
};

// The address of "http://A.B.C.D:PORT[/…]"; ends the program if it is not one of this machine (127.0.0.0/8).
struct sockaddr_in loopback_address(const char *url);

void http_connect(struct connection *connection, const struct sockaddr_in *address);
void http_close(struct connection *connection);

// Appends to the request that will be sent next.
void http_write(struct connection *connection, const char *format, ...) __attribute__((format(printf, 2, 3)));
// Sends what is composed; 1 when all of it has gone.
int http_send(struct connection *connection);
// Reads what is there; 1 when `answer` is whole, 0 when more must come, -1 when the server has closed.
int http_receive(struct connection *connection, struct answer *answer);

// Copies what stands between `before` and `after` in `text`; 0 if it is not there or does not fit.
int text_between(const char *text, const char *before, char after, char *value, size_t size);

#endif
