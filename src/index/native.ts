import { XiezhengError } from '../errors.js'

/** What to tell someone whose native module is absent or was compiled for another Node. */
export function nativeMissing(module: string, cause: unknown): XiezhengError {
  return new XiezhengError(
    'native_missing',
    `原生模块 ${module} 没有编译好，或与当前 Node ${process.version} 不符。请先安装 C++ 编译器、python3 和 make，再在程序目录运行：npm rebuild ${module}\n` +
      `The native module ${module} is missing or was built for another Node. Install a C++ compiler, python3 and make, then run: npm rebuild ${module}`,
    { cause, details: { module, node: process.version } },
  )
}

/** Whether loading a native module failed, as opposed to using it. */
export function isNativeLoadFailure(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false
  const code = (thrown as NodeJS.ErrnoException).code
  return (
    code === 'ERR_DLOPEN_FAILED' ||
    code === 'MODULE_NOT_FOUND' ||
    /bindings file|NODE_MODULE_VERSION|\.node['"]?|invalid ELF header/.test(thrown.message)
  )
}
