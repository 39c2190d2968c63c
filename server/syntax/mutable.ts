/** The same type while it is being built: its members may be set. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
