"""Run rows of the benchmark and merge what they give into results.json: run.py [ROW ...] [--repeats N] [--quick]

Every side of a row (ours, a peer's) is a process of its own, which loads its data, runs once untimed (to compile, to warm caches), and then
takes its turn. `--quick`: the rows marked so, fewer turns; compares the ratios with the stored ones instead of storing, and exits 1 if one is
worse by more than a third."""
import argparse, contextlib, datetime, importlib, json, os, platform, re, select, signal, statistics, subprocess, sys, tempfile, time
from pathlib import Path

HERE = Path(__file__).resolve().parent
STORE = HERE/'results.json'
LIMIT = 1800   # seconds that one answer may take
sys.path.insert(0, str(HERE))
median = statistics.median

def python_of(env): return HERE.parent/(f'.venv-bench-{env}' if env else '.venv')/'bin'/'python'

class Side:
    "A worker process: `side(seed)` is what its function returns."
    def __init__(self, row, case, name, env, quick):
        self.name,self.env = name,env
        vars = {f'{o}_NUM_THREADS': str(THREADS) for o in ('OMP','OPENBLAS','MKL','NUMBA','BENCH')}
        vars = os.environ|vars|dict(BENCH_THREADS=str(THREADS), BENCH_QUICK='1' if quick else '', OMP_WAIT_POLICY='PASSIVE')
        self.log = tempfile.TemporaryFile('w+')
        self.process = subprocess.Popen([python_of(env), HERE/'worker.py', row, name, case], env=vars, text=True, bufsize=1,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log)

    def __call__(self, seed):
        print(seed, file=self.process.stdin, flush=True)
        if not select.select([self.process.stdout], [], [], LIMIT)[0]: raise RuntimeError(f'{self.name}: no answer in {LIMIT} s')
        line = self.process.stdout.readline()
        if not line: raise RuntimeError(f'{self.name} died (exit {self.process.wait()}): {self.said()}')
        answer = json.loads(line)
        if answer and 'error' in answer: raise RuntimeError(f'{self.name}: {answer["error"]}\n{self.said()}')
        return answer

    def said(self):
        self.log.seek(0)
        return self.log.read()[-2000:]

    def close(self):
        self.process.kill(); self.process.wait()
        self.process.stdin.close(); self.process.stdout.close(); self.log.close()

def versions(env):
    "Versions of the packages that matter in an environment, and of its Python."
    pins = (HERE/'peers'/f'{env}.txt').read_text().split('\n\n')[0].split() if env else ['recsys_torch','torch','numba','numpy']
    code = ('import sys, platform, importlib.metadata as m\nprint("python", platform.python_version())\n'
            'for n in sys.argv[1:]:\n  try: print(n, m.version(n))\n  except m.PackageNotFoundError: pass')
    out = subprocess.run([python_of(env), '-c', code, *(o.split('==')[0] for o in pins)], capture_output=True, text=True, check=True).stdout
    return dict(o.split(' ', 1) for o in out.splitlines())

def machine():
    "What the numbers were taken on."
    info = Path('/proc/cpuinfo')
    model = re.search(r'model name\s*: (.*)', info.read_text()) if info.exists() else None
    commit = subprocess.run(['git','rev-parse','--short','HEAD'], capture_output=True, text=True, cwd=HERE).stdout.strip()
    return dict(date=datetime.date.today().isoformat(), cpu=model[1] if model else platform.processor(), cores=os.cpu_count(), threads=THREADS,
                load=round(os.getloadavg()[0],2), commit=commit)

def at_target(answer, target):
    "Seconds until the target was reached; those of the whole run where it never was."
    name,value = target
    lower = name.startswith('rmse')
    return next((s for s,q in answer.get('curve',[]) if (q<=value if lower else q>=value)), answer['seconds'])

def spread(values): return dict(median=median(values), low=min(values), high=max(values), runs=values)

def summary(runs, env, target):
    "What is stored of one side."
    seconds = [o['seconds'] for o in runs]
    names = runs[0].get('quality',{})
    out = dict(environment=env or 'ours', versions=versions(env), seconds=spread(seconds),
               quality={k: spread([o['quality'][k] for o in runs]) for k in names})
    if target:
        out['to_target'] = spread([at_target(o, target) for o in runs])
        value = out['quality'][target[0]]['median']
        out['reached'] = value<=target[1] if target[0].startswith('rmse') else value>=target[1]
    middle = min(runs, key=lambda o: abs(o['seconds']-median(seconds)))
    for k in ('curve','table'):
        if k in middle: out[k] = middle[k]
    return out

def ratios(runs, target):
    "Ours over each peer's, of seconds, and of seconds to the target: of the runs that were neighbours in time."
    def over(name, f):
        r = [f(a)/f(b) for a,b in zip(runs['ours'], runs[name])]
        return dict(ratio=median(r), low=min(r), high=max(r), difference=median([f(a)-f(b) for a,b in zip(runs['ours'], runs[name])]))
    kinds = dict(seconds=lambda o: o['seconds'])
    if target: kinds['to_target'] = lambda o: at_target(o, target)
    return {name: {k: over(name, f) for k,f in kinds.items()} for name in runs if not name.startswith('ours')}

def measure(row, case, repeats, quick):
    "The record of one row: every side's turns, and the ratios."
    module = importlib.import_module(f'rows.{row}')
    target,started = getattr(module, 'TARGET', None),time.perf_counter()
    repeats = min(repeats, getattr(module, 'REPEATS', repeats))
    record = dict(title=module.__doc__.strip().split('\n')[0], case=case, machine=machine(), repeats=repeats, target=target,
                  published=getattr(module, 'PUBLISHED', None), missing=[])
    missing = [k for k,env in module.SIDES.items() if not python_of(env).exists()]
    if missing: print(f'  not installed, left out: {", ".join(missing)}')
    record['missing'] = missing
    with contextlib.ExitStack() as stack:
        sides,runs = [],{}
        for name,env in module.SIDES.items():
            if name in missing: continue
            side = Side(row, case, name, env, quick)
            stack.callback(side.close)
            if not getattr(module, 'WARM', True): sides.append(side)
            elif side(0) is not None: sides.append(side)   # None: it cannot do this case
        for seed in range(1, repeats+1):
            for side in sides:
                answer = side(seed)
                runs.setdefault(side.name, []).append(answer)
                quality = ', '.join(f'{k} {v:.4f}' for k,v in answer.get('quality',{}).items() if isinstance(v, float))
                print(f'  {side.name:18}{answer["seconds"]:9.3f} s  {quality}', flush=True)
    record['sides'] = {k: summary(v, module.SIDES[k], target) for k,v in runs.items()}
    record['ratios'] = ratios(runs, target)
    record['took'] = time.perf_counter()-started
    for name,kinds in record['ratios'].items():
        for k,o in kinds.items(): print(f'  ours/{name}, {k}: {o["ratio"]:.3f} ({o["low"]:.3f} to {o["high"]:.3f})')
    return record

def rounded(o):
    if isinstance(o, float): return float(f'{o:.5g}')
    if isinstance(o, dict): return {k: rounded(v) for k,v in o.items()}
    return [rounded(v) for v in o] if isinstance(o, (list,tuple)) else o

def stored(): return json.loads(STORE.read_text()) if STORE.exists() else {}

def store(key, record):
    "Merge one row into the file, whole or not at all. A list of numbers takes one line."
    text = json.dumps(dict(sorted((stored()|{key:rounded(record)}).items())), indent=1)
    text = re.sub(r'\[[^][{}"]*\]', lambda m: re.sub(r'\s+', ' ', m[0]).replace('[ ','[').replace(' ]',']'), text)
    tmp = STORE.with_suffix('.tmp')
    tmp.write_text(text+'\n')
    os.replace(tmp, STORE)

def slower(key, record):
    "What is worse than stored by more than a third, as lines."
    old = stored().get(key,{}).get('ratios',{})
    pairs = [(f'{key}, {k} beside {name}', o['ratio'], old[name][k]['ratio']) for name,kinds in record['ratios'].items()
             for k,o in kinds.items() if k in old.get(name,{})]
    for what,new,was in pairs: print(f'  {what}: {new:.3f}, stored {was:.3f}')
    if not pairs: print(f'  {key}: nothing stored to compare with')
    return [f'{what}: {new:.3f} of its time, stored {was:.3f}' for what,new,was in pairs if new>was*4/3]

def rows():
    "All rows: name -> cases."
    modules = {p.stem: importlib.import_module(f'rows.{p.stem}') for p in sorted((HERE/'rows').glob('[a-z]*.py'))}
    return {k: (m, getattr(m, 'CASES', ('',))) for k,m in modules.items()}

def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))   # ends the workers as well
    every = rows()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('rows', nargs='*', help=f'ROW or ROW:CASE, by default all: {", ".join(every)}')
    parser.add_argument('--repeats', type=int, help='turns of each side: 5, or 3 if quick')
    parser.add_argument('--quick', action='store_true', help='compare instead of storing')
    parser.add_argument('--threads', type=int, default=os.cpu_count(), help='of every side, by default all cores')
    args = parser.parse_args()
    global THREADS
    THREADS = args.threads
    wanted = args.rows or [k for k,(m,_) in every.items() if not args.quick or getattr(m, 'QUICK', False)]
    if unknown := {o.split(':')[0] for o in wanted}-set(every): parser.error(f'no row {", ".join(unknown)}: there are {", ".join(every)}')
    def cases(row):
        quick = getattr(every[row][0], 'QUICK', True)   # True: all of them
        return quick if args.quick and isinstance(quick, tuple) else every[row][1]
    keys = [(row, c) for row,_,case in (o.partition(':') for o in wanted) for c in ([case] if case else cases(row))]
    if os.getloadavg()[0]>.5*os.cpu_count(): print('This machine is busy: times will be off, ratios less so.')
    failed,worse,repeats = [],[],args.repeats or (3 if args.quick else 5)
    for row,case in keys:
        key = f'{row}:{case}' if case else row
        print(key, flush=True)
        try: record = measure(row, case, repeats, args.quick)
        except (RuntimeError, OSError) as e: failed.append(key); print(f'  failed: {e}'); continue
        if not args.quick: store(key, record)
        elif bad := slower(key, record):   # once more, before anyone is alarmed
            bad = slower(key, measure(row, case, repeats+2, True))
            worse += bad
        print(f'  took {record["took"]:.0f} s', flush=True)
    for o in worse: print(f'SLOWER  {o}')
    if failed: print(f'FAILED  {", ".join(failed)}')
    sys.exit(bool(worse or failed))

if __name__=='__main__': main()
