#include "live.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "vectors.hpp"

namespace tests {

namespace files = std::filesystem;

Folder::Folder() {
    std::string pattern = (files::temp_directory_path() / "retouch-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
}

Folder::~Folder() {
    std::error_code ignored;
    files::remove_all(path_, ignored);
}

LiveServer::LiveServer(std::vector<std::string> flags, int port) {
    const std::string program = root() + "/.build/release/retouchd";
    if (access(program.c_str(), X_OK) != 0) throw std::runtime_error(program + " is missing: make build makes it");
    std::vector<std::string> words = {program, "serve", "--listen", "127.0.0.1:" + std::to_string(port), "--data", folder_.path() + "/data",
                                      "--models", root() + "/.cache/models"};
    words.insert(words.end(), flags.begin(), flags.end());
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const std::string log = folder_.path() + "/log";
    int pipe[2];
    if (pipe2(pipe, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    process_ = fork();
    if (process_ == 0) {
        dup2(pipe[1], 1);
        const int file = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        dup2(file, 2);
        execv(arguments[0], arguments.data());
        _exit(127);
    }
    close(pipe[1]);
    std::string said;
    const std::string key = "listening on ";
    char letter = 0;
    while (read(pipe[0], &letter, 1) == 1) {
        said += letter;
        const std::size_t at = said.find(key);
        if (letter == '\n' && at != std::string::npos) {
            address_ = said.substr(at + key.size(), said.find('\n', at) - at - key.size());
            break;
        }
    }
    // The server goes on to write; what it says is kept nowhere.
    std::thread([descriptor = pipe[0]] {
        char rest[1'000];
        while (read(descriptor, rest, sizeof rest) > 0) {}
        close(descriptor);
    }).detach();
    if (address_.empty()) {
        stop(SIGKILL);
        throw std::runtime_error("retouchd did not start: " + read_file(log));
    }
}

LiveServer::~LiveServer() { stop(); }

int LiveServer::port() const { return std::stoi(address_.substr(address_.rfind(':') + 1)); }

void LiveServer::signal(int signal) const { kill(process_, signal); }

int LiveServer::stop(int signal) {
    if (process_ < 0) return -1;
    kill(process_, signal);
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

namespace {

void openssl(const std::string& arguments) {
    if (std::system(("openssl " + arguments + " >/dev/null 2>&1 </dev/null").c_str()) != 0) {
        throw std::runtime_error("openssl " + arguments + " failed");
    }
}

const std::string new_key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes ";

std::size_t entries(const char* folder, const std::string& prefix) {
    std::size_t count = 0;
    for (const auto& entry : files::directory_iterator(folder)) {
        std::error_code gone;
        const std::string target = prefix.empty() ? "" : files::read_symlink(entry.path(), gone).string();
        count += target.compare(0, prefix.size(), prefix) == 0;
    }
    return count;
}

}  // namespace

Certificates::Certificates() {
    for (const std::string authority : {"authority", "stranger"}) {
        openssl("req -x509 " + new_key + "-days 2 -subj /CN=" + authority + " -keyout " + key(authority) + " -out " + certificate(authority));
    }
    issue("server", "authority", "subjectAltName=DNS:localhost,IP:127.0.0.1");
    issue("elsewhere", "authority", "subjectAltName=DNS:elsewhere.example");
    issue("client", "authority", "extendedKeyUsage=clientAuth");
    issue("intruder", "stranger", "extendedKeyUsage=clientAuth");
}

void Certificates::issue(const std::string& name, const std::string& authority, const std::string& extension) const {
    const std::string request = folder_.path() + "/" + name + ".csr";
    const std::string extensions = folder_.path() + "/" + name + ".ext";
    std::ofstream(extensions) << extension << '\n';
    openssl("req " + new_key + "-subj /CN=" + name + " -keyout " + key(name) + " -out " + request);
    openssl("x509 -req -in " + request + " -CA " + certificate(authority) + " -CAkey " + key(authority) +
            " -CAcreateserial -days 2 -extfile " + extensions + " -out " + certificate(name));
}

std::string photo(const std::string& name) { return read_file(root() + "/.cache/photos/" + name + ".jpg"); }

std::size_t threads() { return entries("/proc/self/task", ""); }
std::size_t sockets() { return entries("/proc/self/fd", "socket:"); }

void expect_settled(std::size_t threads_before, std::size_t sockets_before) {
    for (int i = 0; i < 500 && (threads() > threads_before || sockets() > sockets_before); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    EXPECT_LE(threads(), threads_before);
    EXPECT_LE(sockets(), sockets_before);
}

}  // namespace tests
