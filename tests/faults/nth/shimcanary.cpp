// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace
{

void tell(const char *what, bool done)
{
    std::printf("%s %d\n", what, done ? 0 : errno);
}

//! What it needs from another call it takes by numbers that nobody fails.
void change(const std::string &folder)
{
    const std::string file = folder + "/a";
    const std::string other = folder + "/b";
    constexpr mode_t mode = 0600;
    int handle = open(file.c_str(), O_RDWR | O_CREAT, mode);
    tell("open", handle >= 0);
    if (handle < 0)
        handle = open(file.c_str(), O_RDWR | O_CREAT, mode);
    tell("write", write(handle, "x", 1) == 1);
    tell("pwrite", pwrite(handle, "x", 1, 0) == 1);
    tell("ftruncate", ftruncate(handle, 1) == 0);
    tell("fsync", fsync(handle) == 0);
    tell("fdatasync", fdatasync(handle) == 0);
    tell("close", close(handle) == 0);
    tell("link", link(file.c_str(), other.c_str()) == 0);
    tell("unlink", unlink(other.c_str()) == 0);
    tell("rename", rename(file.c_str(), other.c_str()) == 0);
    tell("mkdir", mkdir((folder + "/c").c_str(), mode) == 0);
    tell("chmod", chmod(folder.c_str(), S_IRWXU) == 0);
    tell("rename", syscall(SYS_renameat2, AT_FDCWD, other.c_str(), AT_FDCWD, file.c_str(), 0) == 0);
}

void look(const std::string &folder)
{
    const std::string file = folder + "/a";
    constexpr mode_t mode = 0600;
    const int handle = open(file.c_str(), O_RDWR | O_CREAT, mode);
    char byte = 'x';
    if (handle < 0 || write(handle, &byte, 1) != 1)
        std::exit(1);
    struct stat found = {};
    struct statx more = {};
    tell("lseek", lseek(handle, 0, SEEK_SET) == 0);
    tell("read", read(handle, &byte, 1) >= 0);
    tell("pread", pread(handle, &byte, 1, 0) == 1);
    tell("stat", stat(file.c_str(), &found) == 0);
    tell("lstat", lstat(file.c_str(), &found) == 0);
    tell("fstat", fstat(handle, &found) == 0);
    tell("stat", statx(AT_FDCWD, file.c_str(), 0, STATX_BASIC_STATS, &more) == 0);
    tell("access", access(file.c_str(), R_OK) == 0);
    close(handle);
}

} // namespace

//! Makes one call of each kind that changes something below FOLDER, or that looks, and prints for each its
//! name and its errno or 0.
int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    if (std::string(argv[2]) == "look")
        look(argv[1]);
    else
        change(argv[1]);
    return 0;
}
