-- For wrk (used by serving.py): the requests of serving_load.py, and what came of them as one line of JSON.
local users, items = tonumber(os.getenv("LOAD_N_USERS")), tonumber(os.getenv("LOAD_N_ITEMS"))
wrk.method, wrk.headers["content-type"] = "POST", "application/json"
function init() math.randomseed(0) end
function request()
  if math.random() < .5 then return wrk.format(nil, "/recommend", nil, '{"user":' .. math.random(0, users-1) .. '}') end
  local likes = {}
  for i = 1, 5 do likes[i] = math.random(0, items-1) end
  return wrk.format(nil, "/recommend", nil, '{"items":[' .. table.concat(likes, ",") .. ']}')
end
function done(summary, latency)
  local e = summary.errors
  print(string.format('JSON {"requests":%d,"seconds":%f,"errors":%d,"p50_ms":%f,"p99_ms":%f,"max_ms":%f}', summary.requests,
    summary.duration/1e6, e.connect+e.read+e.write+e.status+e.timeout, latency:percentile(50)/1e3, latency:percentile(99)/1e3, latency.max/1e3))
end
