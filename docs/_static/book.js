// What the theme leaves to do. A table, a formula or code that scrolls by itself can be reached and scrolled from the keyboard; and the
// search shows titles only where the site is read from disk, since a browser lets no page read another file there.
if (location.protocol === 'file:') DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false
const reachable = () => {
  for (const o of document.querySelectorAll('article pre, article table, article .math-block, .table-wrapper')) {
    if (o.scrollWidth > o.clientWidth + 1) o.tabIndex = 0
    else o.removeAttribute('tabindex')
  }
}
addEventListener('load', reachable)
addEventListener('resize', reachable)
