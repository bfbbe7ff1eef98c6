import type { DropZoneProps } from 'react-aria-components/DropZone'

type DropItem = Parameters<NonNullable<DropZoneProps['onDrop']>>[0]['items'][number]
type DirectoryDropItem = Extract<DropItem, { kind: 'directory' }>

/** Every file of what was dropped, those of folders too. */
export async function droppedFiles(items: readonly DropItem[]): Promise<File[]> {
  const files: File[] = []
  for (const item of items) {
    if (item.kind === 'file') files.push(await item.getFile())
    if (item.kind === 'directory') files.push(...(await filesWithin(item)))
  }
  return files
}

async function filesWithin(folder: DirectoryDropItem): Promise<File[]> {
  const files: File[] = []
  for await (const item of folder.getEntries()) {
    if (item.kind === 'file') files.push(await item.getFile())
    else files.push(...(await filesWithin(item)))
  }
  return files
}
