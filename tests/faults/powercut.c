/* Records what a process does to the files of one folder, in order, so that a test can play a
 * power cut at any point. Preload it with POWERCUT_FOLDER and POWERCUT_LOG set.
 *
 * A record: header, then `length` bytes of data (what was written; or the path, for the
 * operations on names). Syncs are recorded and not done: the disk is played by the test.
 * One lock is held over each operation and its record, so the log is the true order. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MOST_FILES = 4096 };
struct header {
  uint32_t operation; /* the letters below */
  uint32_t length;
  uint64_t offset; /* of a write; the new size of a truncation */
  uint64_t file;   /* counts opened files; 0 where a path says which */
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static int log_fd = -1;
static uint64_t opened, file_of[MOST_FILES]; /* by descriptor; 0: not ours */

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

__attribute__((constructor)) static void start(void) {
  const char *log = getenv("POWERCUT_LOG");
  folder = getenv("POWERCUT_FOLDER");
  if (log && folder) log_fd = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_ours(const char *path) {
  size_t length = folder ? strlen(folder) : 0;
  return log_fd >= 0 && length && !strncmp(path, folder, length) &&
         (path[length] == '/' || !path[length]);
}

static uint64_t file_at(int fd) { return fd >= 0 && fd < MOST_FILES ? file_of[fd] : 0; }

static void record(char operation, uint64_t file, uint64_t offset, const void *data, size_t length) {
  struct header header = {(uint32_t)operation, (uint32_t)length, offset, file};
  struct iovec parts[] = {{&header, sizeof header}, {(void *)data, length}};
  if (writev(log_fd, parts, 2) != (ssize_t)(sizeof header + length)) abort();
}

static int opened_as(int fd, const char *path) {
  if (fd >= 0 && fd < MOST_FILES && is_ours(path)) {
    file_of[fd] = ++opened;
    record('o', opened, 0, path, strlen(path));
  }
  return fd;
}

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    REAL(int, #name, const char *, int, ...); \
    va_list more; \
    va_start(more, flags); \
    int mode = va_arg(more, int); \
    va_end(more); \
    pthread_mutex_lock(&lock); \
    int fd = opened_as(real(path, flags, mode), path); \
    pthread_mutex_unlock(&lock); \
    return fd; \
  }
OPEN(open)
OPEN(open64)

int close(int fd) {
  REAL(int, "close", int);
  pthread_mutex_lock(&lock);
  if (file_at(fd)) file_of[fd] = 0;
  int result = real(fd);
  pthread_mutex_unlock(&lock);
  return result;
}

#define PWRITE(name) \
  ssize_t name(int fd, const void *data, size_t length, off_t offset) { \
    REAL(ssize_t, #name, int, const void *, size_t, off_t); \
    pthread_mutex_lock(&lock); \
    ssize_t done = real(fd, data, length, offset); \
    if (done > 0 && file_at(fd)) record('w', file_at(fd), offset, data, done); \
    pthread_mutex_unlock(&lock); \
    return done; \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

ssize_t write(int fd, const void *data, size_t length) {
  REAL(ssize_t, "write", int, const void *, size_t);
  if (!file_at(fd)) return real(fd, data, length);
  pthread_mutex_lock(&lock);
  off_t offset = lseek(fd, 0, SEEK_CUR);
  ssize_t done = real(fd, data, length);
  if (done > 0) record('w', file_at(fd), offset, data, done);
  pthread_mutex_unlock(&lock);
  return done;
}

#define TRUNCATE(name) \
  int name(int fd, off_t size) { \
    REAL(int, #name, int, off_t); \
    pthread_mutex_lock(&lock); \
    int result = real(fd, size); \
    if (!result && file_at(fd)) record('t', file_at(fd), size, NULL, 0); \
    pthread_mutex_unlock(&lock); \
    return result; \
  }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

#define SYNC(name) \
  int name(int fd) { \
    REAL(int, #name, int); \
    if (!file_at(fd)) return real(fd); \
    pthread_mutex_lock(&lock); \
    record('s', file_at(fd), 0, NULL, 0); \
    pthread_mutex_unlock(&lock); \
    return 0; \
  }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
  REAL(int, "unlink", const char *);
  pthread_mutex_lock(&lock);
  int result = real(path);
  if (!result && is_ours(path)) record('u', 0, 0, path, strlen(path));
  pthread_mutex_unlock(&lock);
  return result;
}

/* SQLite renames nothing; what we cannot play must not go unseen. */
int rename(const char *from, const char *to) {
  REAL(int, "rename", const char *, const char *);
  if (is_ours(from) || is_ours(to)) abort();
  return real(from, to);
}
