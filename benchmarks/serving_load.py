"""An open load for locust: requests come when they come, a Poisson process, however long the answers take (used by serving.py).

Latencies count from the moment a request was due, so that a queue, or a load tool that is late, cannot hide. At the end the list of
(seconds since the start, milliseconds, error or '') is written to $LOAD_OUT."""
import json, os, random, time
import gevent
from locust import FastHttpUser, events, task

RATE,USERS,SECONDS = (float(os.environ[o]) for o in ('LOAD_RATE','LOAD_USERS','LOAD_SECONDS'))
N_USERS,N_ITEMS = int(os.environ['LOAD_N_USERS']),int(os.environ['LOAD_N_ITEMS'])
answers,start,rng = [],time.perf_counter()+2,random.Random(0)

def body():
    "Half of the requests are for known users, half for people who like five items."
    if rng.random()<.5: return {'user': rng.randrange(N_USERS)}
    return {'items': rng.sample(range(N_ITEMS), 5)}

class Person(FastHttpUser):
    def on_start(self): self.due = start+rng.expovariate(RATE/USERS)
    @task
    def ask(self):
        gevent.sleep(max(0, self.due-time.perf_counter()))
        if self.due>start+SECONDS: return gevent.sleep(3600)
        with self.client.post('/recommend', json=body(), catch_response=True) as r:
            n = len(r.json()['results'][0]['items']) if r.status_code==200 else 0
            error = '' if n==10 else f'{n} lines' if n else f'{r.status_code} {r.error or r.text}'[:200]
            r.failure(error) if error else r.success()
        answers.append((self.due-start, 1000*(time.perf_counter()-self.due), error))
        self.due += rng.expovariate(RATE/USERS)

@events.quitting.add_listener
def write(**_):
    with open(os.environ['LOAD_OUT'], 'w') as f: json.dump(answers, f)
