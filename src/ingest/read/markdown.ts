/** Markdown is read as it is written: its marks are part of the original. */
export const markdown = {
  mediaType: 'text/markdown',
  accepts: (name: string, _head: string): boolean => /\.(md|markdown|mdown)$/i.test(name),
  extract: (decoded: string): string => decoded,
}
