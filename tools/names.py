"What the package offers: its modules in the order of the rooms, and their public names."
import ast

def modules(lib):
    "Exported modules in the order of the rooms."
    rooms = ['data', 'losses', 'models', 'evaluation', 'training', 'serving', 'scale']
    files = [f for f in lib.rglob('*.py') if f.name[0]!='_']
    return sorted(files, key=lambda f: (rooms.index(f.parent.name) if f.parent.name in rooms else len(rooms), f.parent!=lib, f))

# the constants that users pass around
WORDS = dict(PAD="The word of row 0 of a vocabulary, that of empty places.", UNK="The word of row 1: any word that the vocabulary does not have.",
             WORD_PATTERN="The regular expression of what tokenize takes for a word.", STOP_WORDS="English words that say nothing of a text's subject.")

def public(f):
    "What a module's `__all__` offers: its functions and classes; of its constants only those that users pass around."
    body = ast.parse(f.read_text(encoding='utf-8')).body
    defined = {o.name for o in body if isinstance(o, (ast.FunctionDef, ast.ClassDef))}
    for o in body:
        if isinstance(o, ast.Assign) and getattr(o.targets[0], 'id', '')=='__all__': return [n for n in ast.literal_eval(o.value) if n in defined or n in WORDS]
    return []
