"Check a built site: every link inside it leads somewhere, and a page asks no other host for anything: check.py FOLDER"
import re, sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

class Page(HTMLParser):
    "The ids on a page, where its links lead and what it loads."
    def __init__(self, text):
        super().__init__()
        self.ids,self.links,self.loads = set(),[],[]
        self.feed(text)
    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if 'id' in a: self.ids.add(a['id'])
        if tag=='a' and a.get('name'): self.ids.add(a['name'])
        if tag=='a' and a.get('href'): self.links.append(a['href'])
        for k in ('src', 'data', 'poster'):
            if a.get(k): self.loads.append(a[k])
        if tag=='link' and a.get('href') and a.get('rel') not in ('search', 'canonical'): self.loads.append(a['href'])

def check(site):
    pages = {f: Page(f.read_text(encoding='utf-8')) for f in site.rglob('*.html')}
    for f,page in sorted(pages.items()):
        name = f.relative_to(site)
        for u in page.loads:
            if urlsplit(u).netloc: yield f'{name} loads {u} from another host'
        for u in page.links + page.loads:
            s = urlsplit(u)
            if s.scheme or s.netloc: continue
            to = (f.parent/unquote(s.path)).resolve() if s.path else f
            if to.is_dir(): to = to/'index.html'
            if not to.exists(): yield f'{name} links to {u}: no such file'
            elif s.fragment and to in pages and unquote(s.fragment) not in pages[to].ids: yield f'{name} links to {u}: no such place on the page'
    for f in sorted(site.rglob('*.css')):
        for u in re.findall(r'(?:url\(|@import\s+)["\']?((?:https?:)?//[^"\')]+)', f.read_text(encoding='utf-8')): yield f'{f.relative_to(site)} loads {u}'

if __name__=='__main__':
    bad = list(check(Path(sys.argv[1]).resolve()))
    print(*bad, sep='\n')
    sys.exit(bool(bad))
