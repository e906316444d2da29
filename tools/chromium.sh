#!/bin/sh
# A Chromium for the cells flagged `browser`, where there is none and this may install one (root on Debian or Ubuntu). Never an error: without
# a browser those cells are left out and counted.
for o in chromium chromium-browser google-chrome; do command -v $o >/dev/null 2>&1 && exit 0; done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core; } >/dev/null 2>&1 && exit 0
fi
echo "no Chromium: cells that drive a browser will be left out"
