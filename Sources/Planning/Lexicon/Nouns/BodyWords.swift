// The body: people, its parts, hair and make-up.

enum BodyWords {
    /// Who or what a picture is about.
    static let subjects = """
        subject, main subject, model, fashion model, main model, product, merchandise, main object, main product, figure, foreground, actress, actor, protagonist, hero product, entire body, \
        whole body, body, influencer, bride, groom, main person, main figure, central figure, central person, central subject, central object
        """

    /// A person who may be the picture's subject or somebody else in it.
    static let persons = "woman, man, lady, gentleman, girl, boy, guy, dude, bloke, chap, gal, teen, teenager, kid"

    static let parts = """
        face, skin, skin tone, skin tones, complexion, lip, upper lip, lower lip, eye, eyeball, iris, pupil, eyelid, eyebrow, brow, eyelash, lash, lashes, nose, nostril, ear, earlobe, neck, cheek, cheekbone, forehead, \
        jaw, jawline, mouth, tongue, nail, fingernail, toenail, tooth, teeth, gum, dimple, makeup, make up, smoky eye, smokey eye, lipstick, lip gloss, eyeshadow, eye shadow, eyeliner, mascara, \
        blush makeup, blusher, foundation, concealer, contour, bronzer, nail polish, nail varnish, manicure, pedicure, decolletage, cleavage, chest, bust, stomach, belly, tummy, abs, midriff, waist, \
        navel, belly button, buttocks, thigh, calf, shin, ankle, wrist, palm, toe, armpit, freckles, mole, birthmark, beauty mark, tan line, wound, scar, \
        under eye, under eye area, bridge of the nose, tip of the nose, nostrils, temple, eye white, eye whites, white of the eye, whites of the eyes, eye corner, lip line, cupids bow, smile line area, earlobes, collarbone, collar bone, shoulder blade, nape, back of the neck, knuckle, fingertip, cuticle, heel of the foot, double chin, lower back, spine, rib, underarm
        """

    /// Parts that move: where they are is a pose.
    static let limbs = """
        head and shoulders, arm, left arm, right arm, forearm, upper arm, hand, left hand, right hand, leg, left leg, right leg, foot, feet, knee, finger, index finger, elbow, shoulder, hip, chin, head, thumb, fist, torso, upper body, lower body, pose, \
        posture, stance
        """

    static let hair = """
        hair, haircut, hairstyle, hair style, hairdo, hair cut, beard, mustache, stubble, facial hair, sideburn, hair length, hairline, roots, hair root, bald spot
        """

    static let facialHair: Set = ["beard", "mustache", "stubble", "facial hair", "sideburn", "goatee"]
    static let cuts: Set = ["hairstyle", "hair style", "haircut", "hair cut", "hairdo"]

    /// Strands and hairs that are taken away, not styled.
    static let strayHair = """
        stray hair, flyaway hair, flyaway, fly away, fly away hair, baby hair, loose hair, hair strand, strand of hair, loose strand, dog hair, cat hair, pet hair, animal hair, frizz, body hair, arm hair, leg hair, armpit hair, \
        nose hair, chest hair, loose strands, wisps of hair, wispy hair, hair on her face, hair in her face, hair over her face, hair across her face, hair in front of her face, gray hair strand, split ends, static hair, frizziness, hair sticking out, hair wisps
        """

    static let strayNames = Set(WordGroup(.unknown, strayHair).phrases.map(String.init))
}
