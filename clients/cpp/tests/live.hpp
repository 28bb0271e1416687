// The real server of this build, certificates for it, and what a process has open.

#pragma once

#include <sys/types.h>

#include <csignal>
#include <cstddef>
#include <string>
#include <vector>

namespace tests {

/// A folder that goes with its owner.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::string& path() const noexcept { return path_; }

private:
    std::string path_;
};

/// One retouchd of .build/release. Fails where it does not start.
class LiveServer {
public:
    explicit LiveServer(std::vector<std::string> flags = {}, int port = 0);
    ~LiveServer();
    LiveServer(const LiveServer&) = delete;
    LiveServer& operator=(const LiveServer&) = delete;

    const std::string& address() const noexcept { return address_; }
    int port() const;
    /// Ends it; its exit status, -1 where a signal ended it.
    int stop(int signal = SIGTERM);
    void signal(int signal) const;

private:
    Folder folder_;
    pid_t process_ = -1;
    std::string address_;
};

/// Two authorities, "authority" and "stranger"; of the first "server" for 127.0.0.1 and localhost, "elsewhere" for another name, and "client"; of the
/// second "intruder".
class Certificates {
public:
    Certificates();
    std::string certificate(const std::string& name) const { return folder_.path() + "/" + name + ".pem"; }
    std::string key(const std::string& name) const { return folder_.path() + "/" + name + ".key"; }

private:
    void issue(const std::string& name, const std::string& authority, const std::string& extension) const;
    Folder folder_;
};

/// A photograph of .cache/photos.
std::string photo(const std::string& name);

std::size_t threads();
std::size_t sockets();
/// Waits up to 5 s until there are no more of both than before; fails the test otherwise.
void expect_settled(std::size_t threads_before, std::size_t sockets_before);

}  // namespace tests
