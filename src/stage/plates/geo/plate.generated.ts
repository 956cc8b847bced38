// Made by tools/land.mjs from Natural Earth (public domain); don't edit.
export const CENTRAL_MERIDIAN_DEG = 11
export const PLATE_SCALE = 365
