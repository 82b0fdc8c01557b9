/** `current_link_width`, `max_link_width` (sysfs-bus-pci): lanes. 0 and 255 stand for a link that is not there or not up. */
export function parsePciLinkWidth(text: string): number | null {
  const count = Number(text.trim());
  if (!Number.isInteger(count)) throw new Error('not a number of lanes');
  return count >= 1 && count <= 32 ? count : null;
}

/** `current_link_speed`, `max_link_speed`: `16.0 GT/s PCIe`; null for `Unknown`. */
export function parsePciLinkSpeed(text: string): string | null {
  const speed = text.trim();
  return /^[\d.]+ GT\/s/.test(speed) ? speed : null;
}
