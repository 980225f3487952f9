-- What `wrk` counted, as bench/gateway.ts reads it; milliseconds.
done = function(summary, latency)
  local wrong = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
  io.write(string.format('{"calls":%d,"wrong":%d,"p50":%.3f,"p99":%.3f}', summary.requests, wrong,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
