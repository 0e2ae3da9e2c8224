// Buyers in a crowd: drives a server of this machine through the routes that programs use, and says how fast it was.
//
//   gcc -O2 -Wall -Wextra -o /tmp/load Tests/Benchmarks/load.c Tests/Benchmarks/http.c
//   /tmp/load MODE URL EVENT [-c connections] [-n buyers] [-t seconds] [-r rounds] [-s seats] [-p pid]
//
// MODE is one of
//   now      everybody polls the waiting room                        page   everybody reads the event page
//   join     everybody takes a number, in its two steps
//   holds    -n buyers come in; -r times each of them holds three times two seats of their own, then lets go
//   best     one buyer holds the best four places and lets go, again and again
//   buy      -n buyers each buy two tickets, from the waiting room to the ticket's code
//   sellout  buyers of one to six tickets until nobody gets any
//   idle     -c connections ask once and stay; with -p, what each costs the server in memory
//
// Each buyer has cookies of their own, as a browser has. Ends after -t seconds at the latest. A buyer whom the door asks
// to wait asks again after 50 ms.
#define _GNU_SOURCE
#include "http.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum step { NOW, PAGE, CHALLENGE, JOIN, ENTER, HOLD, BEST, RELEASE, ORDER, PAYMENT, PAY, TICKETS, STEPS, END = STEPS };

static const char *const step_names[STEPS] = {"now",   "page",    "challenge", "join", "enter", "hold two seats", "hold the best",
                                              "release", "order", "payment", "pay", "tickets"};

// What a crowd does in one stretch of time: every buyer walks through the steps.
struct phase {
    const char *name;
    enum step steps[9];
};

static const struct phase polling = {"poll", {NOW, END}}, reading = {"read", {PAGE, END}},
                          joining = {"join", {CHALLENGE, JOIN, END}}, arriving = {"arrive", {CHALLENGE, JOIN, ENTER, END}},
                          holding = {"hold", {HOLD, HOLD, HOLD, END}}, letting_go = {"let go", {RELEASE, END}},
                          choosing = {"choose", {BEST, RELEASE, END}},
                          buying = {"buy", {CHALLENGE, JOIN, ENTER, BEST, ORDER, PAYMENT, PAY, TICKETS, END}};

struct buyer {
    char challenge[128], ticket[128], session[64];
    char hold[32], order[32], secret[64], reference[64];
    int holds, places;
};

struct seat {
    struct connection http;
    struct buyer *buyer;
    long number;
    int at;
    double asked, wakes;
};

struct figures {
    long answers, refused[600];
    double longest;
    // A bucket is an eighth of a power of two of microseconds.
    long buckets[256];
};

static struct {
    const char *event;
    struct sockaddr_in address;
    long buyers, rounds, places, wanted;
    int connections, random_sizes;
    double ends;
} load = {.connections = 256, .buyers = 7000, .rounds = 5, .places = 42000, .wanted = 2, .ends = 30};

static const struct phase *phase;
static struct figures figures[STEPS];
static struct buyer *buyers;
static long next_buyer, last_buyer, finished, sold;
static int waiting, is_sold_out, run_number;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

// MARK: Figures

static int bucket(double seconds) {
    double microseconds = seconds * 1e6;
    int index = 0;
    for (; microseconds >= 2 && index < 248; microseconds /= 2) index += 8;
    return index + (microseconds > 1 ? (int)((microseconds - 1) * 8) : 0);
}

static double bucket_end(int index) {
    double microseconds = 1 + (index % 8 + 1) / 8.0;
    for (int power = index / 8; power > 0; power--) microseconds *= 2;
    return microseconds / 1e3;
}

static double percentile(const struct figures *figure, double part) {
    long left = figure->answers * part;
    for (int index = 0; index < 256; index++)
        if ((left -= figure->buckets[index]) < 0) return bucket_end(index);
    return figure->longest * 1e3;
}

static void report(const char *name, long count, double seconds) {
    printf("%s: %ld in %.2f s, %.0f/s\n", name, count, seconds, count / seconds);
}

static void report_steps(void) {
    printf("%-16s %9s %9s %9s %9s %9s ms\n", "", "answers", "p50", "p90", "p99", "longest");
    for (int step = 0; step < STEPS; step++) {
        const struct figures *figure = &figures[step];
        if (!figure->answers) continue;
        printf("%-16s %9ld %9.2f %9.2f %9.2f %9.2f", step_names[step], figure->answers, percentile(figure, 0.5),
               percentile(figure, 0.9), percentile(figure, 0.99), figure->longest * 1e3);
        for (int status = 0; status < 600; status++)
            if (figure->refused[status]) printf("  %d: %ld", status, figure->refused[status]);
        printf("\n");
    }
}

// MARK: Requests

static void get(struct seat *seat, const char *credentials, const char *path) {
    http_write(&seat->http, "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%s\r\n", path, credentials);
}

static void post(struct seat *seat, const char *credentials, const char *path, const char *body) {
    http_write(&seat->http,
               "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n%s"
               "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
               path, credentials, strlen(body), body);
}

// An order of all places in which neighbours are far apart: 7,919 is a prime that divides no plan's size.
static long place(long index) { return index * 7919 % load.places; }

static void compose(struct seat *seat, enum step step) {
    struct buyer *buyer = seat->buyer;
    const char *event = load.event;
    char path[256], body[512], cookies[512], bearer[128];
    snprintf(cookies, sizeof cookies, "Cookie: q_%s=%s; s_%s=%s\r\n", event, buyer->ticket, event, buyer->session);
    snprintf(bearer, sizeof bearer, "Authorization: Bearer %s\r\n", buyer->secret);
    switch (step) {
    case NOW:
        snprintf(path, sizeof path, "/queue/%s/now", event);
        return get(seat, "", path);
    case PAGE:
        snprintf(path, sizeof path, "/en/e/%s", event);
        return get(seat, "", path);
    case CHALLENGE:
        snprintf(path, sizeof path, "/queue/%s/join", event);
        return http_write(&seat->http, "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\r\n", path);
    case JOIN:
        snprintf(path, sizeof path, "/queue/%s/join?tried=1", event);
        return http_write(&seat->http,
                          "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: c_%s=%s\r\nContent-Length: 0\r\n\r\n", path,
                          event, buyer->challenge);
    case ENTER:
        snprintf(path, sizeof path, "/queue/%s/enter", event);
        return http_write(&seat->http, "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%sContent-Length: 0\r\n\r\n", path,
                          cookies);
    case HOLD: {
        long first = seat->number * 6 + buyer->holds++ * 2;
        snprintf(path, sizeof path, "/api/v1/events/%s/holds", event);
        snprintf(body, sizeof body, "{\"places\":[%ld,%ld]}", place(first), place(first + 1));
        return post(seat, cookies, path, body);
    }
    case BEST:
        if (!buyer->places) buyer->places = load.random_sizes ? 1 + rand() % 6 : load.wanted;
        snprintf(path, sizeof path, "/api/v1/events/%s/holds", event);
        snprintf(body, sizeof body, "{\"best\":{\"count\":%d}}", buyer->places);
        return post(seat, cookies, path, body);
    case RELEASE:
        buyer->holds = 0;
        return http_write(&seat->http,
                          "DELETE /api/v1/events/%s/holds/%s HTTP/1.1\r\nHost: 127.0.0.1\r\n%s\r\n", event,
                          buyer->hold, cookies);
    case ORDER:
        snprintf(path, sizeof path, "/api/v1/events/%s/orders", event);
        snprintf(body, sizeof body,
                 "{\"hold\":\"%s\",\"name\":\"Jadwiga Kowalska\",\"email\":\"buyer-%d-%ld@example.org\","
                 "\"language\":\"pl\",\"acceptTerms\":true}",
                 buyer->hold, run_number, seat->number);
        return post(seat, cookies, path, body);
    case PAYMENT:
        snprintf(path, sizeof path, "/api/v1/orders/%s/payments", buyer->order);
        return post(seat, bearer, path, "{}");
    case PAY:
        snprintf(path, sizeof path, "/api/v1/test-gateway/%s", buyer->reference);
        return post(seat, "", path, "{\"action\":\"pay\"}");
    case TICKETS:
        snprintf(path, sizeof path, "/api/v1/orders/%s/tickets", buyer->order);
        return get(seat, bearer, path);
    case END: break;
    }
}

// MARK: Answers

static void keep_cookies(struct buyer *buyer, const char *head) {
    char name[64];
    snprintf(name, sizeof name, "Set-Cookie: q_%s=", load.event);
    text_between(head, name, ';', buyer->ticket, sizeof buyer->ticket);
    snprintf(name, sizeof name, "Set-Cookie: c_%s=", load.event);
    text_between(head, name, ';', buyer->challenge, sizeof buyer->challenge);
    snprintf(name, sizeof name, "Set-Cookie: s_%s=", load.event);
    text_between(head, name, ';', buyer->session, sizeof buyer->session);
}

// Learns what the next steps need; 0 if the answer does not have it.
static int understand(struct buyer *buyer, enum step step, const struct answer *answer) {
    keep_cookies(buyer, answer->head);
    switch (step) {
    case CHALLENGE: return buyer->challenge[0] != 0;
    case JOIN: return buyer->ticket[0] != 0;
    case ENTER: return buyer->session[0] != 0;
    case HOLD:
    case BEST: return text_between(answer->body, "\"id\":\"", '"', buyer->hold, sizeof buyer->hold);
    case ORDER:
        return text_between(answer->body, "\"id\":\"", '"', buyer->order, sizeof buyer->order) &&
               text_between(answer->body, "\"secret\":\"", '"', buyer->secret, sizeof buyer->secret);
    case PAYMENT:
        return text_between(answer->body, "\"reference\":\"", '"', buyer->reference, sizeof buyer->reference);
    case PAY: return strstr(answer->body, "\"state\":\"paid\"") != NULL;
    case TICKETS: {
        int codes = 0;
        for (const char *code = answer->body; (code = strstr(code, "\"code\":\"")); code++) codes++;
        sold += codes;
        return codes == buyer->places;
    }
    default: return 1;
    }
}

static void ask(struct seat *seat);

static void forget(struct buyer *buyer) {
    if (phase == &polling || phase == &reading || phase == &joining || phase == &buying) memset(buyer, 0, sizeof *buyer);
}

// Gives the connection to the next buyer.
static int take_turn(struct seat *seat) {
    if (next_buyer == last_buyer || is_sold_out || now() > load.ends) {
        seat->buyer = NULL;
        return 0;
    }
    seat->number = next_buyer++;
    seat->buyer = &buyers[seat->number % load.buyers];
    forget(seat->buyer);
    seat->at = 0;
    return 1;
}

static void sleep_a_while(struct seat *seat) {
    seat->wakes = now() + 0.05;
    waiting++;
}

static void answered(struct seat *seat, const struct answer *answer) {
    enum step step = phase->steps[seat->at];
    struct figures *figure = &figures[step];
    double took = now() - seat->asked;
    figure->answers++;
    figure->buckets[bucket(took)]++;
    if (took > figure->longest) figure->longest = took;
    int is_expected = step == CHALLENGE ? answer->status == 307 : answer->status / 100 == 2;
    int is_good = is_expected && understand(seat->buyer, step, answer);
    if (!is_good) {
        figure->refused[answer->status]++;
        if (step == ENTER && (answer->status == 202 || answer->status == 429)) return sleep_a_while(seat);
        if (step == BEST && seat->buyer->places > 1 && strstr(answer->body, "sold-out")) {
            seat->buyer->places = 1;
            return ask(seat);
        }
        if (step == BEST && strstr(answer->body, "sold-out")) is_sold_out = 1;
    }
    if (is_good && phase->steps[++seat->at] != END) return ask(seat);
    if (is_good) finished++;
    if (take_turn(seat)) ask(seat);
}

// MARK: The crowd

static void ask(struct seat *seat) {
    compose(seat, phase->steps[seat->at]);
    seat->asked = now();
    // A request is far smaller than the socket's buffer, and the one before it was answered.
    if (!http_send(&seat->http)) exit((fprintf(stderr, "a request did not fit into a socket\n"), 1));
}

static void reconnect(struct seat *seat, int poll) {
    http_close(&seat->http);
    http_connect(&seat->http, &load.address);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = seat};
    epoll_ctl(poll, EPOLL_CTL_ADD, seat->http.socket, &event);
}

static void hear(struct seat *seat, int poll) {
    struct answer answer;
    int outcome = http_receive(&seat->http, &answer);
    if (outcome == 0) return;
    if (outcome < 0) {
        // The server lets a connection go after so many requests; a request of ours may have been on its way.
        reconnect(seat, poll);
        if (seat->buyer) ask(seat);
        return;
    }
    int closes = strcasestr(answer.head, "\r\nConnection: close") != NULL;
    if (closes) reconnect(seat, poll);
    if (seat->buyer) answered(seat, &answer);
}

static void wake_sleepers(struct seat *seats) {
    double moment = now();
    for (int index = 0; index < load.connections; index++) {
        struct seat *seat = &seats[index];
        if (!seat->wakes || seat->wakes > moment) continue;
        seat->wakes = 0;
        waiting--;
        if (seat->buyer) ask(seat);
    }
}

static int is_anybody_busy(const struct seat *seats) {
    for (int index = 0; index < load.connections; index++)
        if (seats[index].buyer) return 1;
    return 0;
}

// Lets `count` buyers walk through a phase; returns the seconds it took.
static double run(const struct phase *next, struct seat *seats, int poll, long count) {
    phase = next;
    next_buyer = finished = 0;
    last_buyer = count;
    double start = now(), checked = start;
    for (int index = 0; index < load.connections; index++)
        if (take_turn(&seats[index])) ask(&seats[index]);
    struct epoll_event events[256];
    while (next_buyer < last_buyer || is_anybody_busy(seats)) {
        int ready = epoll_wait(poll, events, 256, waiting ? 5 : 100);
        for (int index = 0; index < ready; index++) hear(events[index].data.ptr, poll);
        if (waiting) wake_sleepers(seats);
        if (now() - checked < 0.01 && ready) continue;
        checked = now();
        if (is_sold_out || checked > load.ends) last_buyer = next_buyer;
        if (checked > load.ends + 10) exit((fprintf(stderr, "the server does not answer any more\n"), 1));
    }
    return now() - start;
}

static void hold_and_let_go(struct seat *seats, int poll) {
    // Each buyer has six places of their own.
    if (load.buyers * 6 > load.places) load.buyers = load.places / 6;
    long arrived = load.buyers;
    report("arrive", arrived, run(&arriving, seats, poll, arrived));
    double seconds = 0, least = 1e9, most = 0;
    long holds = 0;
    for (int round = 0; round < load.rounds && now() < load.ends; round++) {
        double took = run(&holding, seats, poll, load.buyers);
        double rate = finished * 3 / took;
        seconds += took;
        holds += finished * 3;
        least = rate < least ? rate : least;
        most = rate > most ? rate : most;
        if (round < load.rounds - 1) run(&letting_go, seats, poll, load.buyers);
    }
    report("holds of two seats", holds, seconds);
    printf("slowest round %.0f/s, fastest %.0f/s\n", least, most);
}

static long resident(int pid) {
    char path[64], line[256];
    long kilobytes = 0;
    snprintf(path, sizeof path, "/proc/%d/status", pid);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) sscanf(line, "VmRSS: %ld", &kilobytes);
    if (file) fclose(file);
    return kilobytes;
}

static void rest(int pid) {
    struct seat seat = {.buyer = buyers};
    seat.http.input = malloc(INPUT_SIZE);
    struct answer answer;
    long before = resident(pid);
    for (int index = 0; index < load.connections; index++) {
        http_connect(&seat.http, &load.address);
        compose(&seat, NOW);
        http_send(&seat.http);
        for (int outcome = 0; !outcome;)
            if ((outcome = http_receive(&seat.http, &answer)) < 0 || (outcome && answer.status != 200)) {
                fprintf(stderr, "connection %d was refused\n", index);
                exit(1);
            }
    }
    sleep(2);
    long after = resident(pid);
    printf("%d idle connections: %ld KB before, %ld KB with them, %.2f KB each\n", load.connections, before, after,
           (double)(after - before) / load.connections);
}

static void read_options(int count, char **arguments, int *pid) {
    for (int option; (option = getopt(count, arguments, "c:n:t:r:s:p:")) != -1;) {
        long value = optarg ? atol(optarg) : 0;
        if (value <= 0) exit((fprintf(stderr, "-%c wants a number\n", option), 2));
        switch (option) {
        case 'c': load.connections = value; break;
        case 'n': load.buyers = value; break;
        case 't': load.ends = value; break;
        case 'r': load.rounds = value; break;
        case 's': load.places = value; break;
        case 'p': *pid = value; break;
        }
    }
}

static struct seat *take_seats(int poll) {
    struct seat *seats = calloc(load.connections, sizeof *seats);
    for (int index = 0; index < load.connections; index++) {
        seats[index].http.input = malloc(INPUT_SIZE);
        http_connect(&seats[index].http, &load.address);
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = &seats[index]};
        epoll_ctl(poll, EPOLL_CTL_ADD, seats[index].http.socket, &event);
    }
    return seats;
}

int main(int count, char **arguments) {
    int pid = 0;
    if (count < 4) return fprintf(stderr, "load MODE URL EVENT …: see the head of load.c\n"), 2;
    const char *mode = arguments[1];
    load.address = loopback_address(arguments[2]);
    load.event = arguments[3];
    read_options(count - 3, arguments + 3, &pid);
    load.ends += now();
    srand(1);
    run_number = getpid();
    struct rlimit files = {20000, 20000};
    setrlimit(RLIMIT_NOFILE, &files);
    long needed = load.buyers > load.connections ? load.buyers : load.connections;
    buyers = calloc(needed, sizeof *buyers);
    if (strcmp(mode, "idle") == 0) return rest(pid), 0;

    if (strcmp(mode, "best") == 0) load.connections = 1, load.wanted = 4, load.buyers = 1;
    int poll = epoll_create1(0);
    struct seat *seats = take_seats(poll);
    double seconds;
    if (strcmp(mode, "holds") == 0) {
        hold_and_let_go(seats, poll);
    } else if (strcmp(mode, "best") == 0) {
        run(&arriving, seats, poll, 1);
        seconds = run(&choosing, seats, poll, load.rounds);
        report("best four, held and let go", finished, seconds);
    } else if (strcmp(mode, "buy") == 0 || strcmp(mode, "sellout") == 0) {
        load.random_sizes = mode[0] == 's';
        long wanted = load.random_sizes ? load.places : load.buyers;
        load.buyers = needed;
        seconds = run(&buying, seats, poll, wanted);
        report("purchases", finished, seconds);
        report("tickets", sold, seconds);
    } else if (strcmp(mode, "join") == 0) {
        seconds = run(&joining, seats, poll, 1L << 60);
        report("numbers", finished, seconds);
    } else {
        const struct phase *wanted = strcmp(mode, "now") == 0 ? &polling : &reading;
        seconds = run(wanted, seats, poll, 1L << 60);
        report("answers", finished, seconds);
    }
    report_steps();
    return 0;
}
