#!/bin/bash
# Makes every sound file of this sample call centre again: prompts, hold music, callers, robot agents.
# Needs espeak-ng, flite, festival with festvox-us-slt-hts, and sox. Run it in its own folder; with
# file names as arguments it makes only those. Result: WAV, 8 kHz, mono, 16 bit.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# mandarin VARIANT SPEED PITCH TEXT OUT: the espeak-ng Mandarin voice with one of its variants. (The
# voice that reads Latin letters as pinyin: plain "cmn" of espeak-ng 1.51 spells pinyin in English.)
mandarin() { espeak-ng -v "cmn-latn-pinyin+$1" -s "$2" -p "$3" -w "$5" "$4"; }

# american STRETCH TEXT OUT: the festival statistical voice slt (stretch above 1 is slower)
american() {
  printf '%s\n' "$2" >"$work/text"
  text2wave -eval '(voice_cmu_us_slt_arctic_hts)' -eval "(Parameter.set 'Duration_Stretch $1)" \
    "$work/text" -o "$3"
}

# flite_voice VOICE STRETCH MEAN TEXT OUT: flite with a duration stretch and a mean pitch in Hz
flite_voice() {
  flite -voice "$1" --setf "duration_stretch=$2" --setf "int_f0_target_mean=$3" -t "$4" -o "$5"
}

# speak VOICE TEXT OUT
speak() {
  case $1 in
    zh-prompt)  mandarin Annie 190 52 "$2" "$3" ;;
    en-prompt)  american 1.08 "$2" "$3" ;;
    zh-woman-1) mandarin f2 200 55 "$2" "$3" ;;
    zh-woman-2) mandarin f4 215 60 "$2" "$3" ;;
    zh-woman-3) mandarin belinda 195 58 "$2" "$3" ;;
    zh-woman-4) mandarin f5 150 48 "$2" "$3" ;;
    zh-man-1)   mandarin m3 195 42 "$2" "$3" ;;
    zh-man-2)   mandarin m7 200 36 "$2" "$3" ;;
    zh-man-3)   mandarin m1 225 55 "$2" "$3" ;;
    zh-agent-1) mandarin f3 190 50 "$2" "$3" ;;
    zh-agent-2) mandarin m2 190 40 "$2" "$3" ;;
    en-man-1)   flite_voice rms 1.05 100 "$2" "$3" ;;
    en-man-2)   flite_voice awb 1.00 130 "$2" "$3" ;;
    en-man-3)   flite_voice kal16 1.20 95 "$2" "$3" ;;
    en-woman-1) american 1.0 "$2" "$3" ;;
    en-agent-1) flite_voice slt 1.0 170 "$2" "$3" ;;
    en-agent-2) flite_voice rms 0.92 115 "$2" "$3" ;;
    *) echo "no such voice: $1" >&2; return 1 ;;
  esac
}

# telephone IN OUT: silence off both ends, hum and hiss out, every file equally loud (-21 dB RMS)
telephone() {
  local level
  sox -D -R "$1" -r 8000 -c 1 -b 16 "$work/even.wav" \
    gain -6 silence 1 0.02 0.15% \
    fade t 0.008 reverse silence 1 0.02 0.15% fade t 0.03 reverse \
    highpass 110 equalizer 300 1q -2 equalizer 2600 1.2q 2.5 lowpass 3400 \
    compand 0.01,0.15 -70,-70,-45,-32,-20,-14,0,-8 -1 -90 0.01
  level=$(sox "$work/even.wav" -n stats 2>&1 | awk '/RMS lev dB/ { print -21 - $NF }')
  sox -D "$work/even.wav" "$2" gain -l "$level" pad 0.06 0.12
}

# Some prompts end with a sentence in the other language, so that nobody is lost in the menu.
other_language() {
  case $1 in
    prompts/zh/menu.wav) echo "For English, press 9." ;;
    prompts/en/menu.wav) echo "需要中文服务，请按 9。" ;;
  esac
}

make_line() {
  local file=$1 voice=$2 text=$3 tail
  tail=$(other_language "$file")
  mkdir -p "$(dirname "$file")"
  speak "$voice" "${text%"$tail"}" "$work/raw.wav"
  telephone "$work/raw.wav" "$work/one.wav"
  if [ -n "$tail" ]; then
    case $voice in zh-*) voice=en-prompt ;; *) voice=zh-prompt ;; esac
    speak "$voice" "$tail" "$work/raw.wav"
    telephone "$work/raw.wav" "$work/two.wav"
    sox -D "$work/one.wav" "$work/two.wav" "$file"
  else
    mv "$work/one.wav" "$file"
  fi
}

# chord OUT SECONDS NOTE...: soft sines with a slow attack and a decay to nothing, so joins are silent
chord() {
  local out=$1 seconds=$2 notes=()
  shift 2
  for note in "$@"; do notes+=(sine "$note"); done
  sox -D -R -n -r 16000 -c 1 "$out" synth "$seconds" "${notes[@]}" \
    remix - fade h 0.6 "$seconds" 1.6 gain -n -9
}

# bell OUT DELAY NOTE: one plucked note of the melody, after DELAY seconds
bell() {
  sox -D -R -n -r 16000 -c 1 "$1" synth 1.4 pluck "$3" fade t 0.01 1.4 1.1 lowpass 2200 gain -n -17 \
    pad "$2"
}

# Eight bars of 3.5 seconds, C - Am - F - G twice, the second time with another melody: 28 seconds.
make_music() {
  local bars=() bar=0 chords melody
  chords=("C3 E4 G4 C4" "A2 E4 A4 C4" "F2 F4 A4 C4" "G2 D4 G4 B3"
    "C3 G4 C4 E4" "A2 C4 E4 A4" "F2 A4 C4 F4" "G2 B3 D4 G4")
  melody=("E5 G5" "C5 E5" "A4 C5" "D5 B4" "G5 E5" "E5 C5" "C5 A4" "B4 D5")
  for bar in 0 1 2 3 4 5 6 7; do
    # shellcheck disable=SC2086
    chord "$work/chord.wav" 3.5 ${chords[$bar]}
    set -- ${melody[$bar]}
    bell "$work/bell1.wav" 0.30 "$1"
    bell "$work/bell2.wav" 1.75 "$2"
    sox -D -m -v 1 "$work/chord.wav" -v 1 "$work/bell1.wav" -v 1 "$work/bell2.wav" "$work/bar$bar.wav"
    bars+=("$work/bar$bar.wav")
  done
  mkdir -p music
  sox -D "${bars[@]}" -r 8000 -c 1 -b 16 music/hold.wav \
    highpass 90 lowpass 3000 fade t 0.02 reverse fade t 0.02 reverse norm -9
}

wanted() { [ "$#" -eq 1 ] || printf '%s\n' "${@:2}" | grep -qxF -- "$1"; }

while IFS=$'\t' read -r file voice text; do
  if wanted "$file" "$@"; then make_line "$file" "$voice" "$text" </dev/null; fi
done <speech/lines.tsv
if wanted music/hold.wav "$@"; then make_music; fi
du -ch prompts music speech/*.wav | tail -1
