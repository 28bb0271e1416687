// Makes a client and a call: what is installed is enough to compile, link and run.

#include <iostream>

#include "retouch/v1/client.hpp"

int main() {
    retouch::v1::Client client("127.0.0.1:1");
    try {
        client.health.check({});
    } catch (const retouch::Unavailable& error) {
        std::cout << error.what() << '\n';
        return 0;
    }
    return 1;
}
