"""Make tools/docs/try/data.js again: the data of the page that the site holds under try/, from the embedded data set.

The site is built from this file rather than from a training, so that it is the same to the byte on any machine; nbs/serving/06_page.ipynb
checks that a fresh training gives the same lists."""
import shutil, tempfile
from pathlib import Path
from recsys_torch.data.datasets import load_dataset
from recsys_torch.models.factors import ClassicMF
from recsys_torch.serving.page import export_page
from recsys_torch.training.least_squares import fit_ials

def main():
    to = Path(__file__).parent/'try'/'data.js'
    data = load_dataset('synthetic')
    data = data[data.rating>=4]
    model = ClassicMF(*data.shape, n_factors=16)
    fit_ials(model, data, seed=0, progress=False)
    with tempfile.TemporaryDirectory() as tmp:
        page = export_page(tmp, model, data, title='What would you like next?', about='../serving/page.html')
        to.parent.mkdir(exist_ok=True)
        shutil.copyfile(page.parent/'page'/'data.js', to)
    print(f'wrote {to}')

if __name__=='__main__': main()
