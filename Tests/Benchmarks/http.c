// A keep-alive HTTP/1.1 client connection without blocking, as small as a load program needs it.
#include "http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

static void fail(const char *what) {
    perror(what);
    exit(1);
}

struct sockaddr_in loopback_address(const char *url) {
    struct sockaddr_in address = {.sin_family = AF_INET};
    char host[64];
    int port;
    if (sscanf(url, "http://%63[0-9.]:%d", host, &port) != 2 || inet_pton(AF_INET, host, &address.sin_addr) != 1 ||
        ntohl(address.sin_addr.s_addr) >> 24 != 127) {
        fprintf(stderr, "%s: only http://127.…:PORT is ever loaded\n", url);
        exit(2);
    }
    address.sin_port = htons(port);
    return address;
}

void http_connect(struct connection *connection, const struct sockaddr_in *address) {
    connection->socket = socket(AF_INET, SOCK_STREAM, 0);
    if (connection->socket < 0) fail("socket");
    if (connect(connection->socket, (const struct sockaddr *)address, sizeof *address) != 0) fail("connect");
    int one = 1;
    setsockopt(connection->socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    connection->received = connection->composed = connection->sent = 0;
}

void http_close(struct connection *connection) {
    close(connection->socket);
    connection->socket = -1;
}

void http_write(struct connection *connection, const char *format, ...) {
    va_list values;
    va_start(values, format);
    size_t room = OUTPUT_SIZE - connection->composed;
    int count = vsnprintf(connection->output + connection->composed, room, format, values);
    va_end(values);
    if (count < 0 || (size_t)count >= room) {
        fprintf(stderr, "a request is longer than %d bytes\n", OUTPUT_SIZE);
        exit(1);
    }
    connection->composed += count;
}

int http_send(struct connection *connection) {
    while (connection->sent < connection->composed) {
        ssize_t count = send(connection->socket, connection->output + connection->sent,
                             connection->composed - connection->sent, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (count < 0 && errno == EAGAIN) return 0;
        if (count < 0) fail("send");
        connection->sent += count;
    }
    connection->sent = connection->composed = 0;
    return 1;
}

// The length of the body that a head announces. Every answer of the server to such a request has one.
static size_t announced(const char *head, const char *end, int status) {
    if (status == 204 || status == 304) return 0;
    for (const char *line = strstr(head, "\r\n"); line && line < end; line = strstr(line + 2, "\r\n"))
        if (strncasecmp(line + 2, "Content-Length:", 15) == 0) return strtoul(line + 17, NULL, 10);
    fprintf(stderr, "an answer without Content-Length:\n%.*s\n", (int)(end - head), head);
    exit(1);
}

int http_receive(struct connection *connection, struct answer *answer) {
    ssize_t count = recv(connection->socket, connection->input + connection->received,
                         INPUT_SIZE - 1 - connection->received, MSG_DONTWAIT);
    if (count < 0 && errno == EAGAIN) return 0;
    if (count <= 0) return -1;
    connection->received += count;
    connection->input[connection->received] = 0;
    char *end = strstr(connection->input, "\r\n\r\n");
    if (!end) return 0;
    answer->status = atoi(connection->input + sizeof "HTTP/1.1");
    answer->head = connection->input;
    answer->body = end + 4;
    answer->length = announced(connection->input, end, answer->status);
    size_t whole = answer->body - connection->input + answer->length;
    if (whole >= INPUT_SIZE) {
        fprintf(stderr, "an answer of %zu bytes is too long\n", whole);
        exit(1);
    }
    if (connection->received < whole) return 0;
    // One request at a time: nothing can follow.
    end[2] = 0;
    connection->received = 0;
    return 1;
}

int text_between(const char *text, const char *before, char after, char *value, size_t size) {
    const char *start = strstr(text, before);
    if (!start) return 0;
    start += strlen(before);
    const char *end = strchr(start, after);
    if (!end || (size_t)(end - start) >= size) return 0;
    memcpy(value, start, end - start);
    value[end - start] = 0;
    return 1;
}
