/** Scrolls to an element and gives it the focus, for keyboards and screen readers. */
export function bringUp(element: HTMLElement, block: ScrollLogicalPosition): void {
  element.tabIndex = -1
  element.scrollIntoView({ block })
  element.focus({ preventScroll: true })
}
