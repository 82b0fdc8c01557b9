/** For people: 256 MiB, 3.2 GiB, 12. */
export function quantity(value: number, unit: string | undefined): string {
  if (unit !== 'bytes') return unit === undefined || unit === 'count' ? String(value) : `${value} ${unit}`;
  const steps = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let [amount, step] = [value, 0];
  while (Math.abs(amount) >= 1024 && step < steps.length - 1) {
    amount /= 1024;
    step++;
  }
  return `${Number.isInteger(amount) ? amount : amount.toFixed(1)} ${steps[step]}`;
}
