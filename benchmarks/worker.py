"""One side of a row in a process of its own: worker.py ROW SIDE CASE. Each line on stdin is a seed; a line of JSON answers it."""
import importlib, json, os, sys, traceback, warnings

def main(row, side, case):
    out = os.fdopen(os.dup(1), 'w')
    os.dup2(2, 1)   # whatever a library prints goes to stderr
    warnings.simplefilter('ignore')
    data = None
    for line in sys.stdin:
        try:
            module = importlib.import_module(f'rows.{row}')
            if data is None: data = module.load(case) if case else module.load()
            answer = getattr(module, side)(data, int(line))
        except Exception as e:
            traceback.print_exc()
            answer = dict(error=f'{type(e).__name__}: {e}')
        print(json.dumps(answer), file=out, flush=True)

if __name__=='__main__': main(*sys.argv[1:])
