/** postject brings no types. */
declare module 'postject' {
  /** Puts data into an executable, where Node looks for it, and switches Node's fuse. */
  export function inject(file: string, name: string, data: Uint8Array, options: { readonly sentinelFuse: string }): Promise<void>;
}
