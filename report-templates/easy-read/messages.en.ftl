### The easy-to-read report: short sentences, no jargon. A sentence a line. An indicator is told where there is a message “easy-ID”.

report-title = What we managed to do
document-title = Easy-to-read report { $period }
description = { $provider }: easy-to-read report, { $days }
easy-intro = Here we say in a few words how we did. All numbers are in the large report. You can ask for it.
easy-rounded = Numbers of people are rough here. 0 means 0 to { $most }.
easy-withheld = Some numbers are not shown here. They would tell of a few people.
easy-helped = Whom we helped and who helped
easy-asked = What we asked
easy-good = What went well
easy-bad = What did not go as we want
easy-unknown = What we do not know yet
easy-plans = What we will do
easy-plans-none = We are still writing down what we will do. You can tell us what you need.
easy-ask = Is something not clear? Ask us. You can also complain or praise us.
easy-least = at least { $number } out of 100
easy-most = at most { $number } out of 100
easy-every = 100 out of 100
easy-answered =
    We asked what you think of us.
    How many could answer: { $eligible }.
    How many answered: { $returned }.
    { $few ->
        [yes] This is less than half. We do not know what the others think.
       *[no] Some did not answer. We do not know what they think.
     }
easy-verdict = { $verdict ->
    [met] Our goal: { $target }. We reached it.
    [not_met] Our goal: { $target }. We did not reach it.
   *[too_few] Our goal: { $target }. The numbers are too small to tell.
 }
easy-doubt = But this is not certain yet, because not many people answered.
easy-children_on_last_day =
    Children in care on { $date }: { $value }.
easy-families_on_last_day =
    Families caring for children on { $date }: { $value }.
easy-service_deliveries =
    How many times we helped: { $value }.
easy-staff_on_last_day =
    People who worked with us on { $date }: { $value }.
easy-satisfied_service_users =
    We asked: “Is our help good?”
    How many gave an opinion: { $whole }. How many said “good”: { $part }.
easy-feels_listened_to =
    We asked: “Do we listen to you?”
    How many gave an opinion: { $whole }. How many said “yes”: { $part }.
easy-child_satisfaction =
    We asked children: “Is it good for you here?”
    How many answered: { $whole }. How many said “good”: { $part }.
easy-goals_achieved =
    Together with children we set goals.
    Goals in all: { $whole }. Reached: { $part }.
easy-complaints_answered_in_20_days =
    We want to answer a complaint within 20 days.
    Complaints in all: { $whole }. Answered on time: { $part }.
easy-no_shows =
    Sometimes a planned meeting does not happen.
    Meetings in all: { $whole }. Did not happen: { $part }.
easy-staff_turnover =
    We want our staff to change as little as possible.
    Staff in all: { $whole }. Left: { $part }.
easy-training_hours_per_fte =
    Our staff learn.
    Training for each full-time person, on average: { $value }.
easy-gimk_trained_staff =
    Our staff learn how to help children.
    Staff in all: { $whole }. Finished this training: { $part }.
easy-siblings_together =
    Brothers and sisters should live together.
    Groups of brothers and sisters: { $whole }. Live together: { $part }.
easy-payments_on_time =
    We must pay carers on time.
    Payments in all: { $whole }. On time: { $part }.
easy-under_3_into_institution =
    Small children should grow up in a family.
    Children under 3 who came into an institution: { $value }.
easy-under_3_with_on_duty_carers =
    A small child needs a family quickly.
    Such children: { $whole }. Placed with on-duty carers: { $part }.
easy-crisis_stays_within_3_months =
    In the crisis centre a child should stay no longer than 3 months.
    How many times children left: { $whole }. After no longer than 3 months: { $part }.
picture-family = a family
picture-child = a child
picture-house = a house
picture-good = a tick
picture-bubble = an opinion
picture-ear = a talk
picture-goal = a goal
picture-letter = a letter
picture-book = a book
picture-coins = money
picture-calendar = a calendar
picture-question = a question
picture-plan = an arrow ahead
picture-staff = members of staff
