// What the floor and the load client share: the fixed 12 bytes of a frame, and time. See Protos/WIRE.md.
#pragma once
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { HEAD = 12, FRAGMENT = 262144, MORE = 1 };
enum { HELLO = 0, REQUEST = 1, RESPONSE = 3 };

typedef struct {
    uint32_t length, call;
    uint8_t type, flags;
    uint16_t header;
} head_t;

static inline void put_head(uint8_t *at, uint8_t type, uint8_t flags, uint16_t header, uint32_t call, uint32_t body) {
    uint32_t length = htonl(8u + header + body), id = htonl(call);
    uint16_t h = htons(header);
    memcpy(at, &length, 4);
    at[4] = type;
    at[5] = flags;
    memcpy(at + 6, &h, 2);
    memcpy(at + 8, &id, 4);
}

static inline head_t get_head(const uint8_t *at) {
    head_t head = {.type = at[4], .flags = at[5]};
    memcpy(&head.length, at, 4);
    memcpy(&head.header, at + 6, 2);
    memcpy(&head.call, at + 8, 4);
    head.length = ntohl(head.length);
    head.header = ntohs(head.header);
    head.call = ntohl(head.call);
    return head;
}

static inline double microseconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static inline void die(const char *what) {
    perror(what);
    exit(1);
}
