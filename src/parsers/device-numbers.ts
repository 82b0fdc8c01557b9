/**
 * `/proc/devices`: the major number of a driver; null where it has none.
 *
 *     Character devices:
 *     195 nvidia
 *     510 nvidia-uvm
 */
export function majorNumberOf(devices: string, driver: string): number | null {
  if (!/^(?:Character|Block) devices:/m.test(devices)) throw new Error('no table of device numbers');
  const row = devices.split('\n').find((line) => line.trim().split(/\s+/)[1] === driver);
  return row === undefined ? null : Number.parseInt(row.trim(), 10);
}
