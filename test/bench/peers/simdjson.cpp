// A peer of the benchmark: reads logs with simdjson and prints one JSON line for each log.
// Usage: simdjson ROUNDS FILE...
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>
#include <simdjson.h>

using Clock = std::chrono::steady_clock;

/** What both readings must agree on with ours: the number of records, and a hash of their eventIDs and eventNames. */
struct Answer {
  uint64_t records = 0;
  uint32_t hash = 2166136261u;

  void add(std::string_view text) {
    for (const char c : text) {
      hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    }
    hash = (hash ^ 0xffu) * 16777619u;
  }
};

static Answer readDom(simdjson::dom::parser &parser, const simdjson::padded_string &log) {
  Answer answer;
  for (const simdjson::dom::element record : parser.parse(log)["Records"].get_array()) {
    std::string_view text;
    answer.records++;
    answer.add(record["eventName"].get(text) == simdjson::SUCCESS ? text : std::string_view());
    answer.add(record["eventID"].get(text) == simdjson::SUCCESS ? text : std::string_view());
  }
  return answer;
}

static Answer readOnDemand(simdjson::ondemand::parser &parser, const simdjson::padded_string &log) {
  Answer answer;
  auto document = parser.iterate(log);
  for (auto record : document["Records"].get_array()) {
    auto object = record.get_object();
    std::string_view text;
    answer.records++;
    answer.add(object["eventName"].get(text) == simdjson::SUCCESS ? text : std::string_view());
    answer.add(object["eventID"].get(text) == simdjson::SUCCESS ? text : std::string_view());
  }
  return answer;
}

template <typename Read> static double time(Read read, Answer &answer) {
  const auto start = Clock::now();
  answer = read();
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

int main(int count, char **arguments) {
  const int rounds = std::atoi(arguments[1]);
  simdjson::dom::parser domParser;
  simdjson::ondemand::parser onDemandParser;
  for (int i = 2; i < count; i++) {
    const simdjson::padded_string log = simdjson::padded_string::load(arguments[i]);
    Answer dom;
    Answer onDemand;
    std::vector<double> domTimes;
    std::vector<double> onDemandTimes;
    for (int round = -1; round < rounds; round++) {
      const double domTime = time([&] { return readDom(domParser, log); }, dom);
      const double onDemandTime = time([&] { return readOnDemand(onDemandParser, log); }, onDemand);
      if (round >= 0) { // the first one allocates
        domTimes.push_back(domTime);
        onDemandTimes.push_back(onDemandTime);
      }
    }
    std::sort(domTimes.begin(), domTimes.end());
    std::sort(onDemandTimes.begin(), onDemandTimes.end());
    std::printf(
        "{\"version\":\"%s\",\"implementation\":\"%s\",\"dom\":{\"records\":%llu,\"hash\":%u,\"median\":%f,\"least\":%f},"
        "\"onDemand\":{\"records\":%llu,\"hash\":%u,\"median\":%f,\"least\":%f}}\n",
        SIMDJSON_STRINGIFY(SIMDJSON_VERSION), simdjson::get_active_implementation()->name().c_str(),
        static_cast<unsigned long long>(dom.records), dom.hash, domTimes[domTimes.size() / 2], domTimes[0],
        static_cast<unsigned long long>(onDemand.records), onDemand.hash, onDemandTimes[onDemandTimes.size() / 2],
        onDemandTimes[0]);
  }
}
