/**
 * Colour arithmetic for the theme's tests. In: `#rrggbb`. Out: contrast (WCAG 2.2), colour differences, and how a colour looks
 * to an eye that lacks one kind of cone. Left out: alpha and wide gamuts.
 */

export type Rgb = readonly [red: number, green: number, blue: number]
export type Vision = 'normal' | 'protanopia' | 'deuteranopia' | 'tritanopia' | 'grey'

/** @returns linear light, 0–1 a channel. Throws when the text is not `#rrggbb`. */
export function linearRgb(hex: string): Rgb {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)
  if (!match) throw new Error(`"${hex}" is not a colour of the form #rrggbb. Write it with six hexadecimal digits.`)
  const channel = (digits: string | undefined): number => {
    const value = parseInt(digits ?? '00', 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(match[1]), channel(match[2]), channel(match[3])]
}

/** Relative luminance, WCAG 2.2. */
function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast ratio, 1–21, WCAG 2.2. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(linearRgb(one)), luminance(linearRgb(other))].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

// Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
const MATRICES: Record<Exclude<Vision, 'normal' | 'grey'>, readonly number[]> = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
}

/** The colour as it looks with the given vision, linear light clamped into 0–1. */
export function seenBy(vision: Vision, colour: Rgb): Rgb {
  if (vision === 'normal') return colour
  if (vision === 'grey') {
    const level = luminance(colour)
    return [level, level, level]
  }
  const m = MATRICES[vision]
  const row = (start: number): number =>
    Math.min(1, Math.max(0, (m[start] ?? 0) * colour[0] + (m[start + 1] ?? 0) * colour[1] + (m[start + 2] ?? 0) * colour[2]))
  return [row(0), row(3), row(6)]
}

/** CIE L*a*b* (D65). */
function lab([red, green, blue]: Rgb): readonly [number, number, number] {
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116)
  const x = f((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
  const y = f(0.2126729 * red + 0.7151522 * green + 0.072175 * blue)
  const z = f((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** Distance in L*a*b* (CIE 1976): about 2.3 is just noticeable side by side. */
export function difference(one: Rgb, other: Rgb): number {
  const [a, b] = [lab(one), lab(other)]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}
