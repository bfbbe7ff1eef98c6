/** Plain text: exactly what the bytes say; line ends and spaces stay as they are. */
export const text = {
  mediaType: 'text/plain',
  accepts: (_name: string, _head: string): boolean => true,
  extract: (decoded: string): string => decoded,
}
