/** What is kept on this device; where the browser refuses storage, nothing is kept and all works. */
export function readDevice<T>(key: string, fallback: T): T {
  try {
    const text = localStorage.getItem(`xiezheng.${key}`)
    return text === null ? fallback : (JSON.parse(text) as T)
  } catch {
    return fallback
  }
}

/** Keeps a value; false where there is no room or no right. */
export function writeDevice(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(`xiezheng.${key}`, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}
