### Kind words, only for those who ask for them

care-offer = 🌷 Shall I send you a kind word now and then: before a warranty ends, on festivals, on your birthday? Only what you choose, once a week at most, and you can change it at any time.
care-title = 🌷 <b>What may I send you?</b> Tap to choose; nothing else comes, and once a week at most.
care-month = 🎂 In which month is your birthday? I never ask for the year.
care-day = 🎂 And on which day?
care-declined = All right, nothing will come. If you change your mind: /care
care-kept = { $count ->
    [0] All right, nothing will come. If you change your mind: /care
   *[other] 🌷 Noted. You can change it at any time: /care
}
care-change = /care changes what I send you.
care-festival = 🎉 { $words }
care-birthday = 🎂 Happy birthday!
care-warranty = 🛡 The warranty of what your complaint { $number } was about ends on { $day }. Is everything still all right? If not, tell me in time.
button-care = { $on ->
    [yes] ☑️
   *[no] ⬜
} { $kind ->
    [warranty] End of a warranty
    [festivals] Festivals
   *[birthday] My birthday{ $born ->
        [none] { "" }
       *[other] : { $born }
    }
}
button-care_open = 🌷 Choose
button-care_no = No, thanks
button-care_done = ✅ That’s right
