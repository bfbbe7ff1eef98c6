// Runs after `npm ci`: the two native modules are compiled on machines for which no prebuilt
// binary exists. Without a compiler npm skips them silently (they are optional to npm, not to
// us), so this says plainly what is missing.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const checks = {
  'better-sqlite3': (Database) => new Database(':memory:').close(),
  'hnswlib-node': ({ HierarchicalNSW }) => new HierarchicalNSW('cosine', 2),
}

const missing = Object.entries(checks).filter(([name, use]) => {
  try {
    use(require(name))
    return false
  } catch {
    return true
  }
})

if (missing.length > 0) {
  const names = missing.map(([name]) => name).join(', ')
  console.error(`
缺少本机模块：${names}
  这台机器没能编译它们。请先装好 C++ 编译器、make 和 Python 3，再运行 npm ci：
    Debian / Ubuntu   sudo apt-get install build-essential python3
    Fedora / RHEL     sudo dnf install gcc-c++ make python3
    macOS             xcode-select --install
    Windows           winget install Microsoft.VisualStudio.2022.BuildTools（勾选“使用 C++ 的桌面开发”）
  若已装好仍失败，请看编译输出：npm rebuild --foreground-scripts ${missing.map(([name]) => name).join(' ')}

Native modules missing: ${names}
  They could not be compiled here. Install a C++ compiler, make and Python 3 (commands above),
  then run npm ci again.
`)
  process.exit(1)
}
