// No data here: the page asks the server that it came from.
window.RECOMMENDER = {"live": true};
